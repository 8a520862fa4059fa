package io.synthorax.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every parser of what comes from outside, fuzzed by Jazzer for {@code -Dfuzz.seconds} each, from
 * the kept corpus on, which holds what was once a finding too. In a process of its own, since our
 * JUnit is newer than the one that Jazzer joins; with little memory, so that a size which is
 * believed shows.
 */
class FuzzIT {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 5);
  private static final Path CORPUS = Path.of("src/test/corpus").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void refusesOrReads(FuzzTarget target) throws Exception {
    // Given
    Path found = Files.createDirectories(Path.of("target/fuzz", target.name()).toAbsolutePath());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-Dtarget=" + target, "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + FuzzTarget.Entry.class.getName());
    command.add("--instrumentation_includes=io.synthorax.**");
    command.add("--reproducer_path=" + found);
    command.addAll(List.of("-max_total_time=" + SECONDS, "-seed=1", "-timeout=20"));
    command.addAll(List.of("-rss_limit_mb=0", "-artifact_prefix=" + found + "/"));
    // What is new goes into the first folder.
    command.add(Files.createDirectories(found.resolve("corpus")).toString());
    command.add(CORPUS.resolve(target.name()).toString());

    // When
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // Codecs of other people that run as programs are not ours to fuzz.
    builder.environment().put("PATH", "");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();

    // Then
    int exit = process.waitFor();
    assertThat(exit).as("%s, see %s:%n%s", target, found, tail(log)).isZero();
    assertThat(Files.readString(log)).as("inputs were run").contains("DONE");
  }

  private static String tail(Path log) throws Exception {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
