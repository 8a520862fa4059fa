package io.synthorax.standalone.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Stands for any of the five services: answers health questions, and as the console also what the
 * command asks of one. The environment variable STUB makes it misbehave.
 */
public final class StubService {
  private static final String STUB = System.getenv().getOrDefault("STUB", "");
  private static final AtomicInteger LOOKS = new AtomicInteger();
  private static final AtomicBoolean REQUESTED = new AtomicBoolean();
  private static final String LISTED =
      "{\"study\":\"s42\",\"status\":\"COMPLETED\",\"requestedAt\":\"2026-01-01T00:00:00Z\","
          + "\"classes\":[\"Normal\"]}";
  private static final String ROW =
      "{\"composition\":\"IR\",\"model\":\"resnet18-w16\",\"figures\":[{\"name\":"
          + "\"balanced-accuracy\",\"value\":0.412,\"count\":500,\"seed\":1}]}";

  private StubService() {}

  /** Ends with the process named by SYNTHORAX_PARENT_PID, as the services do. */
  public static void main(String[] arguments) throws IOException {
    if (STUB.equals("broken")) {
      System.out.println("the stub cannot find its glasses");
      System.exit(3);
    }
    long parent = Long.parseLong(System.getenv("SYNTHORAX_PARENT_PID"));
    Thread watch = new Thread(() -> endWith(parent));
    watch.setDaemon(true);
    watch.start();
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.getInteger("quarkus.http.port")),
            0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", StubService::answer);
    server.start();
  }

  private static void endWith(long parent) {
    ProcessHandle.of(parent).ifPresent(handle -> handle.onExit().join());
    Runtime.getRuntime().halt(75);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.startsWith("/q/health")) {
      send(exchange, 200, "{}");
    } else if (path.equals("/probe")) {
      send(
          exchange,
          200,
          "{\"adversarial\":100.0,\"autoencoder\":2000.0,\"classifiers\":"
              + "{\"resnet18-w8\":{\"imagesPerSecond\":500.0,\"parameters\":200000}}}");
    } else if (path.endsWith("/datasets")) {
      register(exchange);
    } else if (path.endsWith("/studies") && exchange.getRequestMethod().equals("GET")) {
      send(exchange, 200, "[" + LISTED + "]");
    } else if (path.contains("/orders")) {
      order(exchange, path, body);
    } else if (path.endsWith("/studies")) {
      REQUESTED.set(true);
      send(exchange, body.contains("\"dataset\":\"d1\"") ? 201 : 400, "{\"study\":\"s42\"}");
    } else if (path.endsWith("/export")) {
      send(exchange, 200, zip());
    } else {
      send(exchange, REQUESTED.get() ? 200 : 404, study());
    }
  }

  private static void order(HttpExchange exchange, String path, String body) throws IOException {
    if (path.endsWith(".zip")) {
      send(exchange, 200, zip());
    } else if (body.isEmpty() || body.contains("\"label\":\"pleural_effusion\"")) {
      send(
          exchange,
          body.isEmpty() ? 200 : 202,
          "{\"order\":\"o1\",\"state\":\"%s\",\"count\":2,\"done\":0,\"links\":{\"zip\":\"%s\"}}"
              .formatted(
                  body.isEmpty() ? "DONE" : "QUEUED", "/api/v1/studies/s42/orders/o1/x.zip"));
    } else {
      send(exchange, 400, "{\"title\":\"no such class\"}");
    }
  }

  private static void register(HttpExchange exchange) throws IOException {
    if (STUB.equals("bad-data")) {
      send(
          exchange,
          400,
          "{\"title\":\"The scans are refused\",\"detail\":\"not an image\",\"file\":\"a.png\","
              + "\"row\":7}");
      return;
    }
    send(
        exchange,
        201,
        "{\"dataset\":\"d1\",\"name\":\"phantoms\",\"resolution\":64,\"phantom\":true,"
            + "\"patientsKnown\":true,\"splitRule\":\"hash\",\"licence\":\"\","
            + "\"classes\":[\"Normal\",\"Effusion\"],\"parts\":{},\"skipped\":{}}");
  }

  private static String study() {
    boolean done = !STUB.equals("endless") && LOOKS.incrementAndGet() > 2;
    return "{\"study\":\"s42\",\"status\":\"%s\",\"runs\":[{\"run\":\"Normal\",\"label\":\"Normal\","
            .formatted(done ? "COMPLETED" : "TRAINING")
        + "\"state\":\"TRAINING\",\"epoch\":3,\"fraction\":0.5}],\"summary\":["
        + (done ? ROW : "")
        + "]}";
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : Map.of("report.json", "", "generators/Normal.onnx", "").keySet()) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    return bytes.toByteArray();
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
