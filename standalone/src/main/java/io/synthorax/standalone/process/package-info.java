/**
 * Child processes and their life: started, waited for, watched, started again when they die, ended
 * in the right order, and found again when a killed launcher left them behind. Nothing here knows
 * what the processes do.
 */
package io.synthorax.standalone.process;
