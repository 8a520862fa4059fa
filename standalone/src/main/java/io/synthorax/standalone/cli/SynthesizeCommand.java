package io.synthorax.standalone.cli;

import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.platform.Addresses;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.ImageOrder;
import io.synthorax.standalone.study.ResultFolder;
import io.synthorax.standalone.study.StudyLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code synthorax synthesize}: images of a class, as many as one likes. */
@Command(
    name = "synthesize",
    description =
        "Synthesizes images of a class with the generator that a study has selected. The same seed"
            + " gives the same images.",
    footer = {
      "",
      "Examples:",
      "  synthorax synthesize Effusion --count 500",
      "  synthorax synthesize Effusion --count 10000 --seed 2 --npy effusion.npy"
    },
    mixinStandardHelpOptions = true)
final class SynthesizeCommand implements Callable<Integer> {
  private static final Path RESULTS = Path.of("synthorax-out");
  private static final long LOOK_AGAIN_MS = 500;
  private static final int MOST = 1_000_000;

  @Spec private CommandSpec spec;
  @Mixin private RunningPlatform platform;
  @Mixin private ChosenStudy chosen;

  @Parameters(paramLabel = "CLASS", description = "As the study names it; spaces may be used.")
  private String label;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "64",
      description = "Images, 1 to 1000000. Default: ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Image i is a function of seed and i. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--truncation",
      paramLabel = "F",
      defaultValue = "1",
      description =
          "Above 0, up to 1: below 1 images are closer to the mean one, and to each other. The"
              + " study's figures hold for 1 only. Default: ${DEFAULT-VALUE}")
  private double truncation;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Receives images and labels.csv. Default: synthorax-out/STUDY-ORDER, unless --npy is given")
  private Path out;

  @Option(
      names = "--dicom",
      description = "DICOM secondary captures, marked as synthesized, instead of PNG.")
  private boolean dicom;

  @Option(
      names = "--npy",
      paramLabel = "FILE",
      description = "Receives all images as one array, uint8 [n, h, w].")
  private Path npy;

  @Override
  public Integer call() throws Exception {
    if (count < 1 || count > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--count is " + count + ", allowed is 1 to " + MOST);
    }
    if (!(truncation > 0 && truncation <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--truncation is " + truncation + ", allowed is above 0, up to 1");
    }
    return platform.run(this::synthesize);
  }

  private int synthesize(Addresses services) throws Exception {
    ConsoleClient console = new ConsoleClient(services);
    StudyId study = chosen.find(console, StudyLine::ended, "completed");
    String name = label.strip().replace(' ', '_');
    ImageOrder order = new ImageOrder(name, count, seed, truncation == 1 ? null : truncation);
    ImageOrder.State state = awaitDone(console, study, console.order(study, order));
    if (state.isFailed()) {
      System.err.println("synthorax: no images: " + state.failure().orElse("no reason was given"));
      return ExitCode.FAILED;
    }
    if (npy != null) {
      try (InputStream file = console.file(state.links().get("npy"))) {
        save(file, npy);
      }
      System.out.println(npy);
    }
    if (npy == null || out != null || dicom) {
      ResultFolder folder =
          ResultFolder.prepare(out != null ? out : RESULTS.resolve(study + "-" + state.order()));
      try (InputStream zip = console.file(state.links().get(dicom ? "dicom" : "zip"))) {
        folder.receive(zip);
      }
      System.out.println(folder.path());
    }
    return ExitCode.OK;
  }

  private static ImageOrder.State awaitDone(
      ConsoleClient console, StudyId study, ImageOrder.State placed)
      throws IOException, InterruptedException {
    ImageOrder.State state = placed;
    int told = -1;
    while (!state.isDone() && !state.isFailed()) {
      if (state.done() != told) {
        System.err.printf("%d of %d images%n", state.done(), state.count());
        told = state.done();
      }
      Thread.sleep(LOOK_AGAIN_MS);
      state = console.order(study, placed.order());
    }
    return state;
  }

  /** Whole or not at all. */
  private static void save(InputStream content, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
