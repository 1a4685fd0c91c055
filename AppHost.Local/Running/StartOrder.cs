namespace PartyPlatform.AppHost.Local.Running;

/// <summary>
/// Which projects start before the others: the public one, so that its page is there early, and as many more as the machine
/// has processors for. If all started at once, all would be ready together, and late.
/// </summary>
/// <param name="projects">The projects in the order of the application.</param>
/// <param name="atFirst">How many go before the others.</param>
internal sealed class StartOrder(IEnumerable<ProjectResource> projects, int atFirst)
{
    private readonly List<ProjectResource> first = [.. Order([.. projects]).Take(atFirst)];
    private readonly HashSet<string> names = [.. projects.Select(project => project.Name)];

    public static int Processors => Math.Max(2, Environment.ProcessorCount);

    /// <summary>The names of those that go first and serve.</summary>
    public IEnumerable<string> First => first.Select(project => project.Name);

    /// <summary>Whether a resource waits for no turn: it goes first, is a job of one that does, or no project.</summary>
    public bool GoesFirst(string resource)
        => !names.Contains(resource) || first.Exists(project => project.Name == resource || Waits(project).Any(job => job.Name == resource));

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
        foreach (var needed in Waits(project).Where(needed => needed.HasEndpoint && !ordered.Contains(needed)))
            Add(needed, ordered);
        if (!ordered.Contains(project))
            ordered.Add(project);
    }

    private static IEnumerable<ProjectResource> Waits(ProjectResource project) => project.Waits.Select(wait => wait.Resource).OfType<ProjectResource>();
}
