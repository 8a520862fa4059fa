package io.synthorax.standalone.study;

/** What the study as a whole is at, in a few words. */
final class Progress {
  private Progress() {}

  static String sentence(StudyView view) {
    String words = view.status().words();
    if (view.status() == StudyView.Status.CLASSIFYING) {
      return view.compositions()
          .map(c -> "%s, %d of %d".formatted(words, c.done(), c.total()))
          .orElse(words);
    }
    return words;
  }
}
