/** The behaviours of the commanded plugin: one class for each, chosen by a frame's first byte. */
@NullMarked
package io.nunchi.api.testplugin.behaviour;

import org.jspecify.annotations.NullMarked;
