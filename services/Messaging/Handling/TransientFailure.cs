using System.Net.Sockets;
using Npgsql;

namespace PartyPlatform.Messaging.Handling;

/// <summary>Tells failures that pass by themselves from those that a message brings with it.</summary>
internal static class TransientFailure
{
    /// <summary>True if trying again later, with nothing changed, may succeed.</summary>
    public static bool Is(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            switch (exception)
            {
                // Connection, transaction rollback (deadlock, serialisation), resources, operator intervention, the system below
                // (a disk that cannot be read); a lock not had in time; and a transaction ended for being left open too long.
                case PostgresException { SqlState: ['0', '8', ..] or ['4', '0', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] or "55P03" or "25P03" }:
                    return true;
                // The server has answered, so it is about what was asked.
                case PostgresException:
                    return false;
                case NpgsqlException { IsTransient: true } or TimeoutException or SocketException:
                    return true;
            }

        return false;
    }
}
