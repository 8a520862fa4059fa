/** A program that times the intake on this machine and prints one line of JSON. */
package io.synthorax.imaging.bench;
