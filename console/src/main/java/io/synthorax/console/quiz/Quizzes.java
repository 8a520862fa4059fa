package io.synthorax.console.quiz;

import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.StateConflict;
import io.synthorax.contracts.StudyId;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The quizzes that are going on, in memory: what is open when the console ends has to be begun
 * anew. Which image is which leaves this class only with the result, and a quiz is answered once.
 */
public final class Quizzes {
  private static final int MOST = 64;
  private static final int ID_BYTES = 16;

  private final SecureRandom chance = new SecureRandom();
  private final Map<String, Quiz> quizzes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Quiz> eldest) {
          return size() > MOST;
        }
      };

  /** An image, and whether it is synthesized. */
  private record Item(byte[] png, boolean synthesized) {}

  private static final class Quiz {
    private final StudyId study;
    private final List<Item> items;
    private boolean answered;

    private Quiz(StudyId study, List<Item> items) {
      this.study = study;
      this.items = items;
    }
  }

  /** A quiz that has begun; the images are numbered from 0. */
  public record Begun(String quiz, int images) {}

  /** A reader's answers: for every image in order whether it is taken for synthesized. */
  public record Answers(List<Boolean> synthesized) {}

  /**
   * How it went.
   *
   * @param correct of all answers; an interval that contains one half means that the reader was not
   *     shown to tell them apart, which is not to say that nobody can
   * @param synthesizedFound of the synthesized images, those taken for synthesized
   * @param realFound of the real images, those taken for real
   * @param truth for every image in order whether it is synthesized
   */
  public record Result(
      Proportion correct, Proportion synthesizedFound, Proportion realFound, List<Boolean> truth) {}

  /** Begins a quiz with all of these images, at least one of each kind, in an order by chance. */
  public synchronized Begun begin(
      StudyId study, List<GrayImage> real, List<GrayImage> synthesized) {
    List<Item> items = new ArrayList<>();
    real.forEach(image -> items.add(item(image, false)));
    synthesized.forEach(image -> items.add(item(image, true)));
    Collections.shuffle(items, chance);
    byte[] id = new byte[ID_BYTES];
    chance.nextBytes(id);
    String quiz = HexFormat.of().formatHex(id);
    quizzes.put(quiz, new Quiz(study, List.copyOf(items)));
    return new Begun(quiz, items.size());
  }

  /** Nothing in the file may tell where the image comes from. */
  private static Item item(GrayImage image, boolean synthesized) {
    return new Item(GrayPng.encode(image, Origin.UNMARKED), synthesized);
  }

  /** An image as PNG. */
  public synchronized byte[] image(StudyId study, String quiz, int number) {
    List<Item> items = find(study, quiz).items;
    if (number < 0 || number >= items.size()) {
      throw new NothingThere("there is no image " + number);
    }
    return items.get(number).png();
  }

  /** Closes the quiz; a second try would be after the truth was told. */
  public synchronized Result answer(StudyId study, String id, Answers answers) {
    Quiz quiz = find(study, id);
    if (quiz.answered) {
      throw new StateConflict("this quiz is answered already");
    }
    int images = quiz.items.size();
    List<Boolean> given = answers.synthesized();
    if (given == null || given.size() != images || given.contains(null)) {
      throw new RequestRefused(
          "the answers are not one per image", "synthesized", images + " times true or false");
    }
    quiz.answered = true;
    List<Boolean> truth = quiz.items.stream().map(Item::synthesized).toList();
    int found = both(truth, given, true);
    int passed = both(truth, given, false);
    int synthesized = Collections.frequency(truth, true);
    return new Result(
        Proportion.of(found + passed, images),
        Proportion.of(found, synthesized),
        Proportion.of(passed, images - synthesized),
        truth);
  }

  private static int both(List<Boolean> truth, List<Boolean> given, boolean value) {
    int count = 0;
    for (int i = 0; i < truth.size(); i++) {
      count += truth.get(i) == value && given.get(i) == value ? 1 : 0;
    }
    return count;
  }

  private Quiz find(StudyId study, String id) {
    Quiz quiz = quizzes.get(id);
    if (quiz == null || !quiz.study.equals(study)) {
      throw new NothingThere("there is no such quiz, or the console was started again since");
    }
    return quiz;
  }
}
