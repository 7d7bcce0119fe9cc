/** The city inside the jobs: its versions as broadcast state, loaded and indexed. */
@NullMarked
package io.citygrid.jobs.city;

import org.jspecify.annotations.NullMarked;
