/**
 * 诉求接入: contacts with the 12345 desk. They come in here, are followed from Kafka into a store on
 * disk, and are listed from there; what they are worth in numbers is in {@code api.evaluation}.
 */
@NullMarked
package io.citygrid.api.contact;

import org.jspecify.annotations.NullMarked;
