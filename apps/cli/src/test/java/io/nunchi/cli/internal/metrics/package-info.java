@NullMarked
package io.nunchi.cli.internal.metrics;

import org.jspecify.annotations.NullMarked;
