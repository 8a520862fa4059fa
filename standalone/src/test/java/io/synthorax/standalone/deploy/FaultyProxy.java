package io.synthorax.standalone.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A TCP proxy on 127.0.0.1 that does to connections what networks and servers in trouble do. */
final class FaultyProxy implements AutoCloseable {
  private static final int CHUNK = 16 << 10;
  private static final int LONGEST_LINE = 2048;
  private static final Pattern REQUEST = Pattern.compile("(?:GET|PUT|POST|DELETE|HEAD) /");
  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String NO_SPACE = "<Error><Code>XMinioStorageFull</Code></Error>";
  private static final byte[] FULL =
      ("HTTP/1.1 507 Insufficient Storage\r\nContent-Type: application/xml\r\nContent-Length: "
              + NO_SPACE.length()
              + "\r\nConnection: close\r\n\r\n"
              + NO_SPACE)
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listening;
  private final int target;
  private final Random random;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<String> requests = ConcurrentHashMap.newKeySet();

  private volatile boolean refusing;
  private volatile boolean full;
  private volatile Duration delay = Duration.ZERO;
  private volatile double failing;
  private volatile double cutting;

  FaultyProxy(int target, long seed) {
    this(target, seed, ServerSocketFactory.getDefault());
  }

  /** With another kind of sockets for its clients, such as TLS. */
  FaultyProxy(int target, long seed, ServerSocketFactory sockets) {
    this.target = target;
    this.random = new Random(seed);
    try {
      this.listening = sockets.createServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Method and path of every HTTP request, each once, such as {@code GET /bucket/key}. */
  Set<String> requests() {
    return requests;
  }

  /** All connections end now; new ones are taken. */
  void cut() {
    open.forEach(FaultyProxy::end);
  }

  /** From now on nobody is let in, as if nothing listened; or everybody again. */
  void refuse(boolean refuse) {
    refusing = refuse;
    if (refuse) {
      cut();
    }
  }

  /** How long every answer waits. */
  void delay(Duration time) {
    delay = time;
  }

  /** This share of HTTP requests is answered 503 and not handed on. */
  void fail(double share) {
    failing = share;
  }

  /** This share of what is sent to the server ends there, with the connection. */
  void cutUploads(double share) {
    cutting = share;
  }

  /** Every PUT is answered 507, as by a store without space; or none. */
  void fill(boolean isFull) {
    full = isFull;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (refusing) {
          end(client);
          continue;
        }
        connect(client);
      } catch (IOException e) {
        // Closed, or the client has gone already.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      end(client);
      return;
    }
    open.add(client);
    open.add(server);
    start(() -> hand(client, server, true));
    start(() -> hand(server, client, false));
  }

  private void hand(Socket from, Socket to, boolean upwards) {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (!upwards && !delay.isZero()) {
          LockSupport.parkNanos(delay.toNanos());
        }
        byte[] refusal = upwards ? refusal(chunk, read) : null;
        if (refusal != null) {
          from.getOutputStream().write(refusal);
          break;
        }
        if (upwards && read == CHUNK && chance(cutting)) {
          out.write(chunk, 0, read / 2);
          break;
        }
        out.write(chunk, 0, read);
      }
    } catch (IOException e) {
      // One side has gone; so has the other below.
    } finally {
      open.remove(from);
      open.remove(to);
      end(from);
      end(to);
    }
  }

  private byte[] refusal(byte[] chunk, int read) {
    String head = new String(chunk, 0, Math.min(read, 8), StandardCharsets.US_ASCII);
    if (!REQUEST.matcher(head).lookingAt()) {
      return null;
    }
    String line = new String(chunk, 0, Math.min(read, LONGEST_LINE), StandardCharsets.US_ASCII);
    requests.add(line.substring(0, line.indexOf(' ', line.indexOf('/'))));
    if (full && head.startsWith("PUT ")) {
      return FULL;
    }
    return chance(failing) ? UNAVAILABLE : null;
  }

  private synchronized boolean chance(double share) {
    return share > 0 && random.nextDouble() < share;
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It has ended, as was wanted.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
