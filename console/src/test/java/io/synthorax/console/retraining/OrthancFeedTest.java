package io.synthorax.console.retraining;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.synthorax.contracts.ProjectSources;
import io.synthorax.contracts.WorldUnreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as Orthanc does, two changes a page. */
class OrthancFeedTest {
  private static final int PAGE = 2;

  @TempDir Path folder;
  private final List<byte[]> instances = new ArrayList<>();
  private boolean down;
  private HttpServer orthanc;
  private Ward ward;

  @BeforeEach
  void open() throws IOException {
    orthanc = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    orthanc.createContext("/", this::answer);
    orthanc.start();
    ward =
        new Ward(
            folder,
            12,
            new ProjectSources(
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.of("StudyDescription")));
  }

  @AfterEach
  void close() {
    orthanc.stop(0);
  }

  @Test
  void takesEveryInstanceOnceAcrossRestartsOfEitherSide() throws Exception {
    // Given
    send(1, 2, 3);
    feed().look(ward.project);
    ward.restart();
    send(4);
    down = true;
    assertThatThrownBy(() -> feed().look(ward.project)).isInstanceOf(WorldUnreachable.class);
    down = false;

    // When
    feed().look(ward.project);
    feed().look(ward.project);

    // Then
    assertThat(ward.views.scans(Ward.ID)).hasSize(4);
    assertThat(ward.views.scans(Ward.ID))
        .extracting(ScanEntry::label)
        .containsOnly(Optional.of(Ward.EDEMA));
    assertThat(position()).isEqualTo("{\"since\":4,\"refused\":0}");
  }

  @Test
  void aServerThatBeganAnewIsReadFromItsBeginning() throws Exception {
    // Given
    send(1, 2, 3);
    feed().look(ward.project);
    instances.clear();
    send(9);

    // When
    feed().look(ward.project);

    // Then
    assertThat(ward.views.scans(Ward.ID)).hasSize(4);
    assertThat(position()).isEqualTo("{\"since\":1,\"refused\":0}");
  }

  @Test
  void whatIsNoScanIsPassedOverAndCounted() throws Exception {
    // Given
    instances.add(new byte[] {1, 2, 3});
    send(1);

    // When
    feed().look(ward.project);

    // Then
    assertThat(ward.views.scans(Ward.ID)).hasSize(1);
    assertThat(position()).isEqualTo("{\"since\":2,\"refused\":1}");
  }

  private void send(long... seeds) throws IOException {
    for (long seed : seeds) {
      instances.add(Files.readAllBytes(ward.picture(seed)));
    }
  }

  private OrthancFeed feed() {
    URI base = URI.create("http://127.0.0.1:" + orthanc.getAddress().getPort());
    return new OrthancFeed(
        ward.store,
        new OrthancClient(base, Optional.of("user:secret")),
        ward.intake,
        folder.resolve("orthanc"));
  }

  private String position() {
    return new String(
        ward.store.find("projects/ward-7/positions/orthanc.json").orElseThrow(), UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    boolean known =
        "Basic dXNlcjpzZWNyZXQ=".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body = known ? body(path) : new byte[0];
    exchange.sendResponseHeaders(known && !down ? 200 : 503, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private byte[] body(String path) {
    if (path.equals("/changes?last")) {
      return "{\"Changes\":[],\"Done\":true,\"Last\":%d}"
          .formatted(instances.size())
          .getBytes(UTF_8);
    }
    if (path.startsWith("/changes?since=")) {
      return page(Integer.parseInt(path.replaceAll("\\D+(\\d+)&.*", "$1"))).getBytes(UTF_8);
    }
    int instance = Integer.parseInt(path.replaceAll("\\D", ""));
    return path.endsWith("simplified-tags")
        ? "{\"PatientID\":\"p%d\",\"StudyDescription\":\"pulmonary edema\"}"
            .formatted(instance)
            .getBytes(UTF_8)
        : instances.get(instance - 1);
  }

  private String page(int since) {
    int last = Math.min(since + PAGE, instances.size());
    String changes =
        IntStream.rangeClosed(since + 1, last)
            .mapToObj(
                seq ->
                    "{\"ChangeType\":\"NewInstance\",\"ID\":\"%d\",\"Seq\":%d}".formatted(seq, seq))
            .collect(Collectors.joining(","));
    return "{\"Changes\":[%s],\"Done\":%s,\"Last\":%d}"
        .formatted(changes, last == instances.size(), last);
  }
}
