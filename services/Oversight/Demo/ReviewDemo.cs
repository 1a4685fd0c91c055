namespace PartyPlatform.Oversight.Demo;

internal sealed class ReviewDemo
{
    public Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
