package io.synthorax.console.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.platform.store.ObjectStore;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class DatasetsIT {
  @TestHTTPResource("/")
  URI base;

  @Inject ObjectStore store;

  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(base);
  }

  @Test
  void importsPhantomsAndStartsAStudyOnThem() {
    // Given
    Map<String, Object> order = Map.of("name", "tiny", "resolution", 32, "seed", 5, "scale", 0.01);

    // When
    HttpResponse<byte[]> imported = api.post("/api/v1/datasets", order);

    // Then
    assertThat(imported.statusCode()).isEqualTo(201);
    JsonNode dataset = Api.json(imported);
    assertThat(dataset.path("phantom").asBoolean()).isTrue();
    assertThat(dataset.at("/parts/train/counts/Normal/images").asInt()).isPositive();
    ExampleStudy study = new ExampleStudy(new DatasetId(dataset.path("dataset").asText()), 32, 1);
    HttpResponse<byte[]> started = api.post("/api/v1/studies", study.request());
    assertThat(started.statusCode()).isEqualTo(201);
    assertThat(Api.json(started).path("study").asText()).isEqualTo(study.id().value());
    assertThat(api.post("/api/v1/studies", study.request()).statusCode()).isEqualTo(200);
    JsonNode view = api.awaitStatus(study.id().value(), "QUEUED");
    assertThat(view.at("/datasetName").asText()).isEqualTo("tiny");
    assertThat(view.at("/counts/train/Normal").asInt()).isPositive();
    // The paper's five training sets and IR-DUP, with three seeds each
    assertThat(view.at("/compositionsTotal").asInt()).isEqualTo(18);
    assertThat(Api.json(api.get("/api/v1/studies")).findValuesAsText("study"))
        .contains(study.id().value());
    assertThat(api.post("/api/v1/studies/" + study.id() + "/pause").statusCode()).isEqualTo(202);
    assertThat(store.find(ObjectLayout.pause(study.id()))).isPresent();
  }

  @Test
  void tellsThePersonWhatIsWrongWithTheScans() throws IOException {
    // Given
    Path folder = Files.createDirectories(ServersResource.scans().resolve("broken"));
    Files.writeString(
        folder.resolve("labels.csv"),
        "file,label,patient\nNAME-4711.png,Normal,1\nb.png,Other,2\n");
    Map<String, Object> order = Map.of("folder", folder.toString(), "resolution", 64);

    // When
    HttpResponse<byte[]> response = api.post("/api/v1/datasets", order);

    // Then
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = Api.json(response);
    assertThat(problem.path("detail").asText()).contains("NAME-4711.png");
    assertThat(problem.path("row").asInt()).isEqualTo(2);
    assertThat(problem.path("field").asText()).isEqualTo("file");
    assertThat(problem.path("file").asText()).endsWith("labels.csv");
    assertThat(ServersResource.staging()).isEmptyDirectory();
    assertThat(Files.readString(ServersResource.log())).doesNotContain("NAME-4711");
  }

  @Test
  void importsAnUploadedZipFileThatIsLargerThanAnyOtherBody() throws IOException {
    // Given 16 scans of noise, 4 MB in all
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 16; i++) {
        byte[] pixels = new byte[512 * 512];
        new Random(i).nextBytes(pixels);
        zip.putNextEntry(new ZipEntry((i % 2 == 0 ? "Normal/" : "Sick/") + i + ".png"));
        zip.write(GrayPng.encode(new GrayImage(512, 512, pixels), GrayPng.Origin.UNMARKED));
      }
    }
    byte[] zip = bytes.toByteArray();
    assertThat(zip.length).isGreaterThan(4_000_000);

    // When
    HttpResponse<byte[]> imported =
        api.upload("/api/v1/datasets?resolution=32&name=up&classes=Sick,Normal", zip);
    HttpResponse<byte[]> again =
        api.upload("/api/v1/datasets?resolution=32&name=up&classes=Sick,Normal", zip);

    // Then
    assertThat(imported.statusCode()).as(Api.text(imported)).isEqualTo(201);
    assertThat(Api.json(imported).path("classes").get(0).asText()).isEqualTo("Sick");
    assertThat(Api.json(imported).path("name").asText()).isEqualTo("up");
    assertThat(Api.json(again).path("dataset")).isEqualTo(Api.json(imported).path("dataset"));
    assertThat(ServersResource.staging()).isEmptyDirectory();
  }

  @Test
  void refusesUploadsThatAreNone() {
    // Given
    byte[] text = "no ZIP file".getBytes(StandardCharsets.UTF_8);

    // When
    HttpResponse<byte[]> noZip = api.upload("/api/v1/datasets?resolution=32", text);
    HttpResponse<byte[]> noResolution = api.upload("/api/v1/datasets", text);
    HttpResponse<byte[]> large = api.post("/api/v1/datasets", new byte[(1 << 20) + 1]);

    // Then
    assertThat(noZip.statusCode()).isEqualTo(400);
    assertThat(Api.json(noZip).path("detail").asText()).contains("no ZIP file");
    assertThat(Api.json(noResolution).path("field").asText()).isEqualTo("resolution");
    assertThat(large.statusCode()).isEqualTo(413);
  }

  @Test
  void importsRealScans() {
    // Given
    Path scans = ServersResource.realScans().resolve("nih5_64");
    assumeThat(scans).isDirectory();

    // When
    HttpResponse<byte[]> imported =
        api.post(
            "/api/v1/datasets",
            Map.of("name", "nih5_64", "folder", scans.toString(), "resolution", 32));

    // Then
    assertThat(imported.statusCode()).as(Api.text(imported)).isEqualTo(201);
    JsonNode dataset = Api.json(imported);
    assertThat(dataset.path("phantom").asBoolean()).isFalse();
    assertThat(dataset.path("classes").size()).isEqualTo(5);
    assertThat(dataset.at("/parts/test/counts/Normal/images").asInt()).isEqualTo(120);
  }
}
