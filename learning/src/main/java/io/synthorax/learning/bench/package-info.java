/** Programs that time the learning on this machine and print one line of JSON. */
package io.synthorax.learning.bench;
