/**
 * The kit's internals: {@code targets} knows things that analyzers find, {@code watch} measures the
 * JVM and the process, {@code run} runs a subject, {@code check} holds a check for every contract
 * rule, {@code signature} knows the contract that the kit was built with.
 */
@NullMarked
package io.nunchi.tck.internal;

import org.jspecify.annotations.NullMarked;
