package io.synthorax.console.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.synthorax.contracts.ProjectSources;
import io.synthorax.contracts.WorldUnreachable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Orthanc, to which dcmtk's storescu sends real radiographs; skipped where Debian's orthanc
 * and dcmtk, or the radiographs, are not there. Its configuration is the one of deploy/.
 */
class OrthancIT {
  private static final Path ORTHANC = Path.of("/usr/sbin/Orthanc");
  private static final Path STORESCU = Path.of("/usr/bin/storescu");
  private static final Path RADIOGRAPHS =
      Path.of("..", "..", "shared", "data", "dicom").toAbsolutePath().normalize();
  private static final Path FIRST = RADIOGRAPHS.resolve("dx_chest_mono2_8bit_implicitLE.dcm");
  private static final Path DCMODIFY = STORESCU.resolveSibling("dcmodify");
  private static final Path DEPLOYED = Path.of("..", "deploy", "compose", "orthanc.json");
  private static final String PASSWORD = "of-this-test";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private int httpPort;
  private int dicomPort;
  private Process orthanc;

  @AfterEach
  void stop() throws InterruptedException {
    if (orthanc != null) {
      orthanc.destroyForcibly().waitFor();
    }
  }

  @Test
  void radiographsThatAreSentBecomeScansOnceAcrossRestartsOfEitherSide() throws Exception {
    // Given
    assumeTrue(Files.isExecutable(ORTHANC), "needs Debian's package orthanc");
    assumeTrue(Files.isExecutable(STORESCU), "needs Debian's package dcmtk");
    assumeTrue(Files.isDirectory(RADIOGRAPHS), "needs radiographs in " + RADIOGRAPHS);
    Ward ward =
        new Ward(
            folder,
            12,
            new ProjectSources(
                Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty()));
    Path ofNobody = RADIOGRAPHS.resolve("cr_chest_mono1_10bit_explicitLE.dcm");
    configure();
    start();
    send(FIRST);
    feed(ward).look(ward.project);
    assertThat(ward.views.scans(Ward.ID)).hasSize(1);

    // When
    stop();
    ward.restart();
    start();
    send(FIRST);
    send(ofNobody);
    send(ofSomebody(ofNobody));
    feed(ward).look(ward.project);
    feed(ward).look(ward.project);

    // Then
    assertThat(ward.views.scans(Ward.ID)).hasSize(2);
    assertThat(ward.views.scans(Ward.ID)).allMatch(scan -> scan.label().isEmpty());
    assertThat(ward.store.find("projects/ward-7/positions/orthanc.json").orElseThrow())
        .asString()
        .contains("\"refused\":1");
  }

  private OrthancFeed feed(Ward ward) {
    return new OrthancFeed(ward.store, client(), ward.intake, folder.resolve("instances"));
  }

  private OrthancClient client() {
    return new OrthancClient(
        URI.create("http://127.0.0.1:" + httpPort), Optional.of("synthorax:" + PASSWORD));
  }

  private void configure() throws IOException {
    httpPort = freePort();
    dicomPort = freePort();
    String deployed =
        Files.readString(DEPLOYED)
            .replace("8042", Integer.toString(httpPort))
            .replace("4242", Integer.toString(dicomPort))
            .replace("/var/lib/orthanc/db", folder.resolve("orthanc").toString());
    Files.writeString(folder.resolve("orthanc.json"), deployed);
  }

  private void start() throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(ORTHANC.toString(), folder.resolve("orthanc.json").toString());
    command.environment().put("ORTHANC_PASSWORD", PASSWORD);
    orthanc =
        command
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("orthanc.log").toFile()))
            .start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      assertThat(orthanc.isAlive() && System.nanoTime() < deadline)
          .as(Files.readString(folder.resolve("orthanc.log")))
          .isTrue();
    }
  }

  private boolean answers() {
    try {
      client().lastChange();
      return true;
    } catch (WorldUnreachable e) {
      return false;
    }
  }

  private void send(Path file) throws Exception {
    String port = Integer.toString(dicomPort);
    run(STORESCU.toString(), "-aec", "SYNTHORAX", "127.0.0.1", port, file.toString());
  }

  /** The radiograph has no patient id; a copy is given one, and an identity of its own. */
  private Path ofSomebody(Path radiograph) throws Exception {
    Path copy = Files.copy(radiograph, folder.resolve("somebody.dcm"));
    run(DCMODIFY.toString(), "-nb", "-gin", "-i", "(0010,0020)=Somebody", copy.toString());
    return copy;
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(command[0]).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
