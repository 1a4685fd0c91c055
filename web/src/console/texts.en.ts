const english: Record<string, string> = {};
export default english;
