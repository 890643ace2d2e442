/**
 * How rules are tried: {@code picture} draws frames, {@code watch} looks at the JVM and the
 * process, {@code trial} runs a subject, {@code check} holds a check for every rule, {@code
 * signature} knows the released contract.
 */
@NullMarked
package io.nunchi.tck.internal;

import org.jspecify.annotations.NullMarked;
