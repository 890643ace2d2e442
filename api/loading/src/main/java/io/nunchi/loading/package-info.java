/**
 * Reports for the VMS: the plugins that were found ({@link io.nunchi.loading.LoadReport}) and the
 * calls that never returned ({@link io.nunchi.loading.StuckCall}).
 */
@NullMarked
package io.nunchi.loading;

import org.jspecify.annotations.NullMarked;
