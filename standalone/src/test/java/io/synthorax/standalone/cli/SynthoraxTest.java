package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SynthoraxTest {
  @TempDir Path folder;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "study --resolution 100|32, 64, 128, 256 or 512",
        "study --resolution large|32, 64, 128, 256 or 512",
        "study --budget 3x|90s, 3m or 2h",
        "study --budget 0s|positive",
        "study --width 9|0.03125 to 4",
        "study --width broad|broad",
        "study --classes Normal|at least two",
        "study --classes A,B,A|twice",
        "study --classes ../x,B|../x",
        "study --seed many|many",
        "study --recipe own|default or paper",
        "study --augment flip|brightness, contrast, translation, cutout",
        "study --augment cutout,none|none",
        "study --compositions GS,XX|GS@200, or paper, sweep or all alone",
        "study --compositions GS,IR,GS|twice",
        "study --models vgg16|allowed are alexnet, googlenet, vgg19",
        "study --models alexnet,alexnet|twice",
        "study --models vgg19p|--vgg19-weights FILE",
        "study --vgg19-weights nowhere|does not name vgg19p",
        "study --models vgg19p --vgg19-weights nowhere|no readable file",
        "study --classifier-width 2|4 to 64",
        "study --extractor mine=net.onnx|size=224,channels=3",
        "study --extractor Mine=net.onnx,size=64,channels=1,mean=0,deviation=1|lower-case letters",
        "study --extractor resnet=net.onnx,size=64,channels=1,mean=0,deviation=1|not taken",
        "study --extractor a=net.onnx,size=64,channels=2,mean=0/0,deviation=1/1|1 (gray) or 3",
        "study --extractor a=net.onnx,size=64,channels=3,mean=0,deviation=1/1/1|3 finite numbers",
        "study --extractor a=net.onnx,size=64,channels=1,mean=0,deviation=0|1 positive numbers",
        "study --extractor a=net.onnx,size=64,channels=1,mean=x,deviation=1|no numbers",
        "study --extractor a=net.onnx:pool,size=64,channels=1,mean=0,deviation=1|file net.onnx",
        "study --extractors autoencoder,vgg|autoencodermean, resnet",
        "study --extractors resnet,resnet|twice",
        "study --extractors autoencodermean|resolution 128",
        "study --wdith 1|--wdith",
        "study --port 70000|1 to 65535",
        "stduy|study",
        "up --port 0|1 to 65535",
        "compare onlyone|'B'",
        "synthesize|CLASS",
        "synthesize Normal --count 0|1 to 1000000",
        "synthesize Normal --truncation 2|above 0, up to 1",
        "follow --study ../x|../x",
        "classify|IMAGE",
        "metrics --real a.npy|--synthesized",
        "metrics --real a.npy --synthesized b.npy --nearest-k 0|1 or more",
        "import|FILE.zip",
        "import x --resolution 100|32, 64, 128, 256 or 512",
        "bench|train, synthesize, evaluate or import",
        "bench trian|train",
        "bench train --peer fast|PLAIN, FLOAT, FUSED",
        "bench train --precision fp16|FP32, BF16, AUTO",
        "bench train --width 9|0.03125 to 4",
        "bench train --batch 1|2 to 1024",
        "bench train --steps 0|1 to 100000",
        "bench train --threads -1|0 to 1024",
        "bench train --processor-time|--threads 1",
        "bench synthesize --engine fast|AUTO, ONNX, TORCH",
        "bench synthesize --resolution 100|32, 64, 128, 256 or 512",
        "bench evaluate --images 0|1 to 100000",
        "bench import --repeat 0|1 to 100000",
        "bench import --images 5|60 to 100000",
        "bench import --size 1|16 to 2048"
      })
  void answersAWrongArgumentWithWhatIsAllowed(String line, String answer) {
    // Given
    String[] arguments = inFolder(line);

    // When
    int code = run(arguments);

    // Then
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(answer).contains("--help").doesNotContain("\tat ");
  }

  @Test
  void namesAFolderThatIsNotThere() {
    // Given
    Path missing = folder.resolve("missing");

    // When
    int code = run("study", "--data", missing.toString());

    // Then
    assertThat(code).isEqualTo(ExitCode.DATA);
    assertThat(err.toString()).contains(missing.toString());
  }

  @ParameterizedTest
  @CsvSource({"studies", "follow", "export", "synthesize Normal"})
  void doesNotStartAPlatformForAHomeThatIsNotThere(String line) {
    // Given
    Path missing = folder.resolve("missing");

    // When
    int code = run((line + " --home " + missing).split(" "));

    // Then
    assertThat(code).isEqualTo(ExitCode.DATA);
    assertThat(err.toString()).contains("There is no home at " + missing);
    assertThat(missing).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"studies", "follow", "synthesize", "export", "classify"})
  void explainsEveryVerb(String verb) {
    // Given, When
    int code = run(verb, "--help");

    // Then
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("--home", "Example");
  }

  @Test
  void refusesAFileThatIsNoZip() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("scans.tar"), "");

    // When
    int code = run("import", file.toString());

    // Then
    assertThat(code).isEqualTo(ExitCode.DATA);
    assertThat(err.toString()).contains("neither a folder nor a ZIP file");
  }

  @Test
  void refusesAPortThatIsInUse() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

      // When
      int code = run(inFolder("up --port " + taken.getLocalPort()));

      // Then
      assertThat(code).isEqualTo(ExitCode.MACHINE);
      assertThat(err.toString()).contains("Port " + taken.getLocalPort() + " is in use");
    }
  }

  @Test
  void refusesAResultFolderThatIsAFile() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("out"), "");

    // When
    int code = run("study", "--out", file.toString(), "--home", folder.resolve("h").toString());

    // Then
    assertThat(code).isEqualTo(ExitCode.MACHINE);
    assertThat(err.toString()).contains("--out").contains(file.toString());
  }

  @Test
  void refusesAHomeThatIsAFile() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("home"), "");

    // When
    int code = run("up", "--home", file.toString());

    // Then
    assertThat(code).isEqualTo(ExitCode.MACHINE);
    assertThat(err.toString()).contains(file.toString());
  }

  @Test
  void explainsEveryOptionOfAStudy() {
    // Given, When
    int code = run("study", "--help");

    // Then
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("--data", "--classes", "--resolution", "--budget", "--width", "--seed")
        .contains(
            "--home",
            "--out",
            "--port",
            "--keep",
            "--skip-unreadable",
            "--recipe",
            "--augment",
            "Examples:");
  }

  private String[] inFolder(String line) {
    Stream<String> home =
        line.contains("--port")
            ? Stream.of("--home", folder.resolve("home").toString())
            : Stream.empty();
    return Stream.concat(Stream.of(line.split(" ")), home).toArray(String[]::new);
  }

  private int run(String... arguments) {
    CommandLine command = Synthorax.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    return command.execute(arguments);
  }
}
