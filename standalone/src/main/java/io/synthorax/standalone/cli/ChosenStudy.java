package io.synthorax.standalone.cli;

import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.StudyLine;
import java.io.IOException;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The study that a command is about: the one that is named, or the newest that fits. */
final class ChosenStudy {
  @Option(
      names = "--study",
      paramLabel = "STUDY",
      converter = Converters.ToStudy.class,
      description = "Its id, as 'synthorax studies' lists it. Default: the newest that fits")
  private StudyId named;

  /** {@code fits} is asked where none is named, {@code words} says what it is. */
  StudyId find(ConsoleClient console, Predicate<StudyLine> fits, String words)
      throws IOException, InterruptedException {
    if (named != null) {
      return named;
    }
    StudyId newest =
        console.studies().stream()
            .filter(fits)
            .findFirst()
            .map(line -> new StudyId(line.study()))
            .orElseThrow(
                () ->
                    new FailureMessages.DataMissing(
                        "There is no " + words + " study (see: synthorax studies)"));
    System.err.println("Study " + newest);
    return newest;
  }
}
