namespace PartyPlatform.AppHost.Local.Running;

/// <summary>
/// In whose turn each project starts: the public one first, so that its page is there early, and as many at a time as the
/// machine has processors. All at once would be ready together, and late.
/// </summary>
/// <param name="projects">The projects in the order of the application.</param>
/// <param name="width">How many start at the same time.</param>
internal sealed class StartOrder(IEnumerable<ProjectResource> projects, int width)
{
    private readonly List<ProjectResource> order = Order([.. projects]);

    public static int Processors => Math.Max(2, Environment.ProcessorCount);

    /// <summary>The project that has to be ready first, for one that serves or a job of one; null if it may start at once.</summary>
    public string? Before(string resource)
    {
        var place = order.FindIndex(project => project.Name == resource || Jobs(project).Any(job => job.Name == resource));
        return place < width ? null : order[place - width].Name;
    }

    /// <summary>What another one waits for stands before it.</summary>
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

    private static IEnumerable<ProjectResource> Jobs(ProjectResource project) => Waits(project).Where(needed => !needed.HasEndpoint);

    private static IEnumerable<ProjectResource> Waits(ProjectResource project) => project.Waits.Select(wait => wait.Resource).OfType<ProjectResource>();
}
