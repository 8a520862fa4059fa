package io.synthorax.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Ports of 127.0.0.1 that nobody listens on. */
public final class FreePorts {
  // Below what systems hand to outgoing connections, or such a connection could sit on the port of
  // a
  // server that is just being started again.
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 10_000;

  private FreePorts() {}

  /** Picks {@code count} different ports, all free at this moment. */
  public static List<Integer> pick(int count) throws IOException {
    Random random = new Random();
    Set<Integer> ports = new LinkedHashSet<>();
    for (int attempt = 0; ports.size() < count; attempt++) {
      if (attempt == ATTEMPTS) {
        throw new IOException("No free ports between " + FIRST + " and " + LAST);
      }
      int port = FIRST + random.nextInt(LAST - FIRST);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  /** Whether a server could listen on this port of 127.0.0.1 now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
