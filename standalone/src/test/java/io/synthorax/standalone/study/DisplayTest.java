package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.standalone.study.StudyView.RunView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, Charset.defaultCharset());

  @Test
  void paintsOneLinePerClassAnew() {
    // Given
    Display display = new LiveDisplay(out, 120);
    display.show(view(StudyView.Status.TRAINING, 0.25));
    bytes.reset();

    // When
    display.show(view(StudyView.Status.TRAINING, 0.5));

    // Then: up over one run and the sentence, erased, and painted
    String text = bytes.toString(Charset.defaultCharset());
    assertThat(text).startsWith("\u001b[2A\r\u001b[J").contains(" 50 %").contains("epoch 3");
    assertThat(text).contains("182 images/s").contains("loss D 0.54 G 1.32").contains("1:12 left");
  }

  @Test
  void keepsEveryLineWithinTheTerminal() {
    // Given
    Display display = new LiveDisplay(out, 40);

    // When
    display.show(view(StudyView.Status.TRAINING, 0.5));

    // Then
    assertThat(bytes.toString(Charset.defaultCharset()).lines()).allMatch(l -> l.length() < 40);
  }

  @Test
  void writesToALogOnlyWhatIsNew() {
    // Given
    Display display = new PlainDisplay(out);
    display.show(view(StudyView.Status.TRAINING, 0.31));

    // When
    display.show(view(StudyView.Status.TRAINING, 0.32));
    display.show(view(StudyView.Status.TRAINING, 0.41));

    // Then: two lines of the run, one of the study
    assertThat(bytes.toString(Charset.defaultCharset()).lines()).hasSize(3);
  }

  private static StudyView view(StudyView.Status status, double fraction) {
    RunView run =
        new RunView(
            "Normal",
            Optional.of("Normal"),
            Optional.of("TRAINING"),
            Optional.empty(),
            Optional.of(3),
            Optional.of(3_072L),
            Optional.of(182.4),
            Optional.of(0.54),
            Optional.of(1.32),
            Optional.of(72.0),
            Optional.of(fraction));
    return new StudyView(
        "s1",
        status,
        Optional.empty(),
        Optional.empty(),
        List.of(run),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
