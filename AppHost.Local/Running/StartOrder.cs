namespace PartyPlatform.AppHost.Local.Running;

/// <summary>
/// Which projects start before the others: the public one, and the next, where people sign in, so that their pages are there
/// early. If all started at once, all would be ready together, and late. Jobs wait for nobody: they run once.
/// </summary>
/// <param name="projects">The projects in the order of the application.</param>
/// <param name="processors">How many the machine has. RabbitMQ has one of them while it starts.</param>
internal sealed class StartOrder(IEnumerable<ProjectResource> projects, int processors)
{
    private const int AtFirst = 2;

    private readonly List<string> order = [.. Order([.. projects]).Select(project => project.Name)];
    private readonly int atATime = Math.Max(1, processors - 1);

    /// <summary>The projects that are to be ready before this resource starts; none for what is not in the order.</summary>
    public IReadOnlyList<string> Before(string resource)
        => order.IndexOf(resource) is var place and >= 0 ? order[..(place < AtFirst ? place - (place % atATime) : AtFirst)] : [];

    /// <summary>Those that serve, the public one first; what another one waits for stands before it.</summary>
    private static List<ProjectResource> Order(List<ProjectResource> projects)
    {
        var ordered = new List<ProjectResource>();
        foreach (var project in projects.Where(project => project.HasEndpoint).OrderByDescending(project => project.IsExternal))
            Add(project, ordered);
        return ordered;
    }

    private static void Add(ProjectResource project, List<ProjectResource> ordered)
    {
        foreach (var needed in project.Waits.Select(wait => wait.Resource).OfType<ProjectResource>().Where(needed => needed.HasEndpoint && !ordered.Contains(needed)))
            Add(needed, ordered);
        if (!ordered.Contains(project))
            ordered.Add(project);
    }
}
