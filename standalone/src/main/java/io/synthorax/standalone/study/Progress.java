package io.synthorax.standalone.study;

/** What the study as a whole is at, in a few words. */
final class Progress {
  private Progress() {}

  static String sentence(StudyView view) {
    String words = view.status().words();
    int total = view.compositionsTotal().orElse(0);
    if (view.status() == StudyView.Status.CLASSIFYING && total > 0) {
      return "%s, %d of %d done".formatted(words, view.compositionsDone().orElse(0), total);
    }
    return words;
  }
}
