using MassTransit;
using Microsoft.Extensions.Configuration;

namespace PartyPlatform.Messaging.Transport;

/// <summary>Where the broker is, as the AppHost gives it: <c>amqp://user:pass@host:port/vhost</c>, credentials URI-encoded.</summary>
internal static class BrokerAddress
{
    public static Uri Of(IConfiguration configuration) =>
        new(configuration.GetConnectionString("rabbitmq")
            ?? throw new InvalidOperationException("ConnectionStrings__rabbitmq is not set; the AppHost gives it to each service."));

    public static void Host(this IRabbitMqBusFactoryConfigurator rabbit, Uri address, string connectionName)
    {
        var (user, password) = address.UserInfo.Split(':', 2) is [var name, var secret]
            ? (Uri.UnescapeDataString(name), Uri.UnescapeDataString(secret))
            : ("guest", "guest");
        var virtualHost = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        rabbit.Host(address.Host, (ushort)(address.Port > 0 ? address.Port : 5672), virtualHost.Length == 0 ? "/" : virtualHost, connectionName, host =>
        {
            host.Username(user);
            host.Password(password);
            host.PublisherConfirmation = true;
            // A broker that is reachable and silent is given up after two missed beats.
            host.Heartbeat(TimeSpan.FromSeconds(10));
            host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
            if (address.Scheme == "amqps")
                host.UseSsl(ssl => ssl.ServerName = address.Host);
        });
    }
}
