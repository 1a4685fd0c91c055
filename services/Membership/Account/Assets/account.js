// Lets people look at the password they are typing. Without it the pages work the same, less the eye.
for (const eye of document.querySelectorAll(".eye")) {
  const input = eye.parentElement.querySelector("input");
  eye.hidden = false;
  eye.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    eye.setAttribute("aria-pressed", String(!shown));
    eye.setAttribute("aria-label", shown ? "显示密码" : "隐藏密码");
    input.focus();
  });
}
