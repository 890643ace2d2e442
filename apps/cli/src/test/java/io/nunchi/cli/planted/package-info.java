/** A plugin whose error rate is known. */
@NullMarked
package io.nunchi.cli.planted;

import org.jspecify.annotations.NullMarked;
