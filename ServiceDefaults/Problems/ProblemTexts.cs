namespace PartyPlatform.ServiceDefaults.Problems;

/// <summary>The code and the two texts of a refusal that no rule of the domain names: one for each status.</summary>
internal static class ProblemTexts
{
    public static (string Code, string Chinese, string English) For(int status) => status switch
    {
        400 => ("request.invalid", "提交的内容有不对的地方，按提示改一下", "Something in the request is not valid."),
        401 => ("auth.required", "要先登录", "Sign in first."),
        403 => ("auth.forbidden", "你的角色不能做这件事", "Your role does not allow this."),
        404 => ("resource.notFound", "没找到，可能已被移走，或者你看不到它", "Not found, or not visible to you."),
        405 => ("request.method", "这个地址不支持这样操作", "This address does not support the method."),
        408 => ("request.timeout", "等得太久了，再试一次", "The request took too long."),
        409 => ("conflict", "和现在的状态冲突，刷新后再试", "This conflicts with the present state."),
        412 => ("version.stale", "别人刚改过这一条，请先看看现在的内容再改", "Somebody else has changed this since you read it; read it again first."),
        413 => ("request.tooLarge", "内容太大了，小一点再传", "The body is too large."),
        415 => ("request.mediaType", "不支持这种格式", "This media type is not supported."),
        428 => ("version.required", "要带上版本号（If-Match）才能改", "A change needs the version it is based on (If-Match)."),
        429 => ("rate.limited", "操作太快了，稍等一会儿再试", "Too many requests; wait a little."),
        503 => ("service.unavailable", "暂时连不上，已有的内容都在，稍后再试", "Temporarily unavailable; nothing was lost."),
        _ => status >= 500
            ? ("server.error", "是我们这边的问题，已有的内容都在，稍后再试一次", "The fault is on our side; nothing was lost.")
            : ("request.refused", "没能完成，稍后再试", "The request was refused."),
    };
}
