package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.platform.Addresses;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyFollowerTest {

  @Test
  void saysWhenNothingHasBeenHeardForLongButNotEverySecond() throws Exception {
    // Given
    Iterator<String> views =
        List.of(
                training(30),
                training(660),
                training(661),
                training(1400),
                training(5),
                "{\"study\":\"s1\",\"status\":\"COMPLETED\"}")
            .iterator();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    HttpServer console = console(views);
    URI address = URI.create("http://127.0.0.1:" + console.getAddress().getPort());

    // When
    new StudyFollower(
            new ConsoleClient(Addresses.ofConsole(address, Optional.empty())),
            new PlainDisplay(new PrintStream(text, true, StandardCharsets.UTF_8)),
            Duration.ZERO,
            () -> {})
        .follow(new StudyId("s1"));

    // Then
    console.stop(0);
    assertThat(text.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("Nothing has been heard"))
        .hasSize(2)
        .first()
        .asString()
        .contains("11 min");
  }

  private static String training(int silentSeconds) {
    return "{\"study\":\"s1\",\"status\":\"TRAINING\",\"silentSeconds\":" + silentSeconds + "}";
  }

  private static HttpServer console(Iterator<String> views) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = views.next().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
