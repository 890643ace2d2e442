/** Every fault of a plugin, many times over, beside cameras that are being recorded. */
@NullMarked
package io.nunchi.api.fault;

import org.jspecify.annotations.NullMarked;
