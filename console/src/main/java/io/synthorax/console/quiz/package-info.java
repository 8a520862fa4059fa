/**
 * Real or synthesized: a reader is shown images of validation patients and synthesized ones, mixed
 * and unmarked, and is told at the end how well they were told apart.
 */
package io.synthorax.console.quiz;
