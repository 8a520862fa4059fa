package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Withdrawal;
import io.synthorax.standalone.platform.Addresses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleClientTest {
  private final AtomicReference<String> path = new AtomicReference<>();
  private final AtomicReference<String> authorization = new AtomicReference<>();
  private final AtomicReference<String> body = new AtomicReference<>();
  private int status = 200;
  private byte[] file;
  private String answer = "";
  private HttpServer server;
  private ConsoleClient client;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          path.set(exchange.getRequestURI().getPath());
          authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = file != null ? file : answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client = new ConsoleClient(Addresses.ofConsole(base, Optional.of("0123456789abcdef")));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takesTheNamedFilesOutOfAnExport(@TempDir Path folder) throws Exception {
    // Given
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("report.html", "report.json", "../predictions.csv")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    file = bytes.toByteArray();

    // When
    client.reportFiles(new StudyId("s1"), List.of("report.json", "predictions.csv"), folder);

    // Then
    assertThat(path.get()).isEqualTo("/api/v1/studies/s1/export");
    assertThat(authorization.get()).isEqualTo("Bearer 0123456789abcdef");
    assertThat(folder).isDirectoryContaining("glob:**/report.json");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void namesFileRowAndFieldOfRefusedData() {
    // Given
    status = 400;
    answer =
        "{\"title\":\"The label file is refused\",\"detail\":\"the file does not exist\","
            + "\"file\":\"00012.png\",\"row\":17,\"field\":\"file\",\"allowed\":null}";

    // When, Then
    assertThatThrownBy(() -> client.register(order()))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "The label file is refused: the file does not exist (file: 00012.png, row: 17)");
  }

  @Test
  void quotesAnAnswerThatIsNoProblem() {
    // Given
    status = 502;
    answer = "Bad gateway";

    // When, Then
    assertThatThrownBy(() -> client.study(new StudyId("s1")))
        .isInstanceOf(Refused.class)
        .hasMessage("The console answers 502: Bad gateway");
  }

  @Test
  void leavesOutTheFolderOfPhantoms() throws Exception {
    // Given
    status = 400;

    // When
    assertThatThrownBy(() -> client.register(order())).isInstanceOf(Refused.class);

    // Then
    assertThat(path.get()).isEqualTo("/api/v1/datasets");
    assertThat(body.get()).contains("\"resolution\":64").doesNotContain("folder");
  }

  @Test
  void readsAStudyThatHasJustBegun() throws Exception {
    // Given
    answer =
        "{\"study\":\"s1\",\"status\":\"TRAINING\",\"compositionsDone\":0,\"compositionsTotal\":15,"
            + "\"runs\":[{\"run\":\"Normal\",\"label\":\"Normal\",\"state\":\"QUEUED\","
            + "\"epoch\":0,\"somethingNew\":{}}]}";

    // When
    StudyView view = client.study(new StudyId("s1"));

    // Then
    assertThat(path.get()).isEqualTo("/api/v1/studies/s1");
    assertThat(view.status()).isEqualTo(StudyView.Status.TRAINING);
    assertThat(view.runs()).hasSize(1);
    assertThat(view.runs().get(0).imagesPerSecond()).isEmpty();
    assertThat(view.summary()).isEmpty();
  }

  @Test
  void doesNotTakeAnUnreadableAnswerForBadData() {
    // Given
    answer = "{\"study\":\"s1\",\"status\":\"DANCING\"}";

    // When, Then
    assertThatThrownBy(() -> client.study(new StudyId("s1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not understood");
  }

  @Test
  void findsNoStudyWhereThereIsNone() throws Exception {
    // Given
    status = 404;

    // When
    var view = client.find(new StudyId("s1"));

    // Then
    assertThat(view).isEmpty();
  }

  @Test
  void withdrawsAPatientWithoutNamingThemInTheAddress() throws Exception {
    // Given
    Withdrawal withdrawal =
        new Withdrawal(
            new ProjectId("ward-7"),
            "9f86d081884c7d65",
            Instant.EPOCH,
            List.of("ab"),
            List.of(
                new Withdrawal.AffectedRetraining(
                    1,
                    Optional.of(new DatasetId("d1")),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    true)));
    answer = Json.text(withdrawal);

    // When
    Withdrawal read = client.withdraw(withdrawal.project(), "Doe^Jane");

    // Then
    assertThat(read).isEqualTo(withdrawal);
    assertThat(path.get()).isEqualTo("/api/v1/projects/ward-7/withdrawals");
    assertThat(body.get()).isEqualTo("{\"patient\":\"Doe^Jane\"}");
  }

  private static DatasetOrder order() {
    return new DatasetOrder(
        "phantoms", null, null, 64, 1, 1.0, false, EvaluationSpecification.standard(), null, null);
  }
}
