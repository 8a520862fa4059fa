package io.synthorax.standalone.study;

/** Where a person or a log reads how things go. */
public sealed interface Display permits LiveDisplay, PlainDisplay {
  /** One sentence, once. */
  void say(String sentence);

  /** How the study stands now; to be called about once a second. */
  void show(StudyView view);
}
