/** Gates at which a plugin waits and which a test opens, shared across class loaders. */
@NullMarked
package io.nunchi.api.testplugin.gate;

import org.jspecify.annotations.NullMarked;
