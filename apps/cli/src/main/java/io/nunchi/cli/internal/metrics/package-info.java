/** Serves a host's metrics to a monitoring system on this machine. */
@NullMarked
package io.nunchi.cli.internal.metrics;

import org.jspecify.annotations.NullMarked;
