/** Tests of the plugins that the host is measured with. */
@NullMarked
package io.nunchi.bench.plugin;

import org.jspecify.annotations.NullMarked;
