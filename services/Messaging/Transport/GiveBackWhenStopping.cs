using MassTransit;

namespace PartyPlatform.Messaging.Transport;

/// <summary>
/// Keeps out of the error queue what a handler did not finish because its service stops: the transport then gives the
/// message back, and whoever reads the queue next applies it.
/// </summary>
internal sealed class GiveBackWhenStopping : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        context.CancellationToken.IsCancellationRequested
            ? throw new OperationCanceledException("The service stops.", context.Exception, context.CancellationToken)
            : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("give-back-when-stopping");
}
