/** Throwables whose own methods misbehave when a host describes them. */
@NullMarked
package io.nunchi.api.testplugin.broken;

import org.jspecify.annotations.NullMarked;
