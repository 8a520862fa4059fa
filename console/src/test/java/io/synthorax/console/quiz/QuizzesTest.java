package io.synthorax.console.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.StateConflict;
import io.synthorax.contracts.StudyId;
import io.synthorax.imaging.GrayImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QuizzesTest {
  private static final StudyId STUDY = new StudyId("s1");
  private static final int REAL = 40;
  private static final int SYNTHESIZED = 200;

  private final Quizzes quizzes = new Quizzes();

  @Test
  void tellsHowWellAReaderToldThemApart() throws IOException {
    // Given
    Quizzes.Begun begun = quizzes.begin(STUDY, images(REAL, 6), images(SYNTHESIZED, 6));
    List<Boolean> truth = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      truth.add(gray(quizzes.image(STUDY, begun.quiz(), i)) == SYNTHESIZED);
    }
    List<Boolean> answers = new ArrayList<>(truth);
    answers.set(truth.indexOf(true), false);

    // When
    Quizzes.Result result = quizzes.answer(STUDY, begun.quiz(), new Quizzes.Answers(answers));

    // Then
    assertThat(result.truth()).isEqualTo(truth);
    assertThat(result.correct()).isEqualTo(Proportion.of(11, 12));
    assertThat(result.synthesizedFound()).isEqualTo(Proportion.of(5, 6));
    assertThat(result.realFound()).isEqualTo(Proportion.of(6, 6));
  }

  @Test
  void marksNoImage() {
    // Given, When
    Quizzes.Begun begun = quizzes.begin(STUDY, images(REAL, 1), images(SYNTHESIZED, 1));

    // Then
    for (int i = 0; i < 2; i++) {
      String file = new String(quizzes.image(STUDY, begun.quiz(), i), StandardCharsets.ISO_8859_1);
      assertThat(file).doesNotContain("tEXt");
    }
  }

  @Test
  void mixesTheImagesByChance() throws IOException {
    // Given
    List<Integer> firsts = new ArrayList<>();

    // When
    for (int i = 0; i < 64; i++) {
      Quizzes.Begun begun = quizzes.begin(STUDY, images(REAL, 1), images(SYNTHESIZED, 1));
      firsts.add(gray(quizzes.image(STUDY, begun.quiz(), 0)));
    }

    // Then
    assertThat(firsts).contains(REAL, SYNTHESIZED);
  }

  @Test
  void isAnsweredOnceAndWhole() {
    // Given
    Quizzes.Begun begun = quizzes.begin(STUDY, images(REAL, 2), images(SYNTHESIZED, 2));
    Quizzes.Answers few = new Quizzes.Answers(List.of(true));
    Quizzes.Answers all = new Quizzes.Answers(Collections.nCopies(4, true));

    // When, Then
    assertThatThrownBy(() -> quizzes.answer(STUDY, begun.quiz(), few))
        .isInstanceOf(RequestRefused.class);
    quizzes.answer(STUDY, begun.quiz(), all);
    assertThatThrownBy(() -> quizzes.answer(STUDY, begun.quiz(), all))
        .isInstanceOf(StateConflict.class);
    assertThatThrownBy(() -> quizzes.image(new StudyId("s2"), begun.quiz(), 0))
        .isInstanceOf(NothingThere.class);
  }

  private static List<GrayImage> images(int gray, int count) {
    byte[] pixels = new byte[16];
    Arrays.fill(pixels, (byte) gray);
    return IntStream.range(0, count).mapToObj(i -> new GrayImage(4, 4, pixels)).toList();
  }

  private static int gray(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    return image.getRaster().getSample(0, 0, 0);
  }
}
