/** Tests of {@code report}. */
@NullMarked
package io.nunchi.cli.internal.report;

import org.jspecify.annotations.NullMarked;
