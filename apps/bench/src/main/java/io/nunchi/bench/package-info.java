/**
 * Benchmarks of the host, its plugins and generated scenes: each is a record of its parameters, and
 * its {@code run} returns a report.
 */
@NullMarked
package io.nunchi.bench;

import org.jspecify.annotations.NullMarked;
