package io.synthorax.classifier.report;

import io.synthorax.contracts.Composition;

/**
 * Two training sets that are compared, and what follows where the first is better or worse. The
 * first three carry the answer to the study's question.
 */
public enum Comparison {
  GS_RS(
      Composition.GS,
      Composition.RS,
      "Are synthesized images worth more than as many rotated and scaled real ones?",
      "New images did more than varied old ones; other ways of augmenting were not tried",
      "Rotating and scaling did more, at no cost"),
  GS_IR_DUP(
      Composition.GS,
      Composition.IR_DUP,
      "Are synthesized images worth more than as many repetitions of real ones?",
      "Size and balance alone do not explain what GS gains",
      "Repeating real images did more, at no cost"),
  GS_IR(
      Composition.GS,
      Composition.IR,
      "Is GS better than all real images alone?",
      "That synthesis is the reason does not follow: GS is also larger and more balanced",
      "Adding the synthesized images cost accuracy"),
  GS_25_IR(
      Composition.GS_25,
      Composition.IR,
      "Does a quarter as many synthesized images help?",
      "Few synthesized images were enough; compare the larger shares before choosing this one",
      "Even few synthesized images cost accuracy"),
  GS_50_IR(
      Composition.GS_50,
      Composition.IR,
      "Does half as many synthesized images help?",
      "Compare the other shares before choosing this one",
      "Half as many synthesized images cost accuracy"),
  GS_200_IR(
      Composition.GS_200,
      Composition.IR,
      "Does twice as many synthesized images help?",
      "That synthesis is the reason does not follow: the set is also larger and more balanced",
      "Fewer of the steps showed real images, and accuracy fell"),
  GS_200_GS(
      Composition.GS_200,
      Composition.GS,
      "Do twice as many synthesized images do more than as many?",
      "The gain had not ended at as many synthesized images as real ones",
      "More than as many synthesized images cost accuracy"),
  BG_BR(
      Composition.BG,
      Composition.BR,
      "Is filling the rare classes up better than leaving images of the others out?",
      "That synthesis is the reason does not follow: BG also holds more real images",
      "Leaving images out balanced better than synthesized ones did"),
  BG_IR_OS(
      Composition.BG,
      Composition.IR_OS,
      "Do synthesized images balance a set better than repeated real ones?",
      "At the same counts per class, synthesized images did more than repetition",
      "At the same counts per class, repetition did more"),
  GS_GS_SHUFFLED(
      Composition.GS,
      Composition.GS_SHUFFLED,
      "Do the labels of the synthesized images carry information?",
      "What they show fits the class that they were synthesized for",
      "Wrong labels did better than the intended ones: the generators mix up the classes, or chance"),
  GS_SHUFFLED_IR(
      Composition.GS_SHUFFLED,
      Composition.IR,
      "Does it help to add synthesized images with wrong labels? (It must not.)",
      "A warning: wrong labels teach no class, so a gain of GS may be one of noise as well",
      "As it should be: wrong labels do harm"),
  SO_IR(
      Composition.SO,
      Composition.IR,
      "Can synthesized images replace as many real ones?",
      "A classifier that saw no real image did better; look for a leak before believing it",
      "Real images taught more than as many synthesized ones"),
  SP_IR(
      Composition.SP,
      Composition.IR,
      "Do synthesized images help as a first half of the training?",
      "Starting on synthesized images was worth half of the steps on real ones",
      "Those steps would have been better spent on real images"),
  RS_GS_RS(
      Composition.RS_GS,
      Composition.RS,
      "Do synthesized images add anything to rotated and scaled ones?",
      "Together they did more; that the set is also larger is part of it",
      "Together they did worse");

  private final Composition first;
  private final Composition second;
  private final String question;
  private final String ifBetter;
  private final String ifWorse;

  Comparison(
      Composition first, Composition second, String question, String ifBetter, String ifWorse) {
    this.first = first;
    this.second = second;
    this.question = question;
    this.ifBetter = ifBetter;
    this.ifWorse = ifWorse;
  }

  /** The one whose gain is measured. */
  public Composition first() {
    return first;
  }

  /** What it is measured against. */
  public Composition second() {
    return second;
  }

  /** In words. */
  String question() {
    return question;
  }

  /** What follows from a gain whose interval lies above zero. */
  String ifBetter() {
    return ifBetter;
  }

  /** What follows from one whose interval lies below zero. */
  String ifWorse() {
    return ifWorse;
  }
}
