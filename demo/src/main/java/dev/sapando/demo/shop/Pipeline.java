package dev.sapando.demo.shop;

import java.util.List;

/** What the shop needs of the outside. Safe for use by several threads. */
public interface Pipeline {
    /**
     * Events as one JSON object each, in the order in which they are to arrive; returns after the acks.
     *
     * @throws PipelineFailure where no verdict was obtained: whether the events arrived is not known
     */
    Verdicts send(List<String> events);

    /** @throws PipelineFailure where nothing was answered */
    Recommendations recommend(Ask ask);

    /** Catalogue items as one JSON object each. */
    void catalogue(List<String> items);

    /** What marketing paid, as one JSON object for each channel, campaign and day. */
    void spend(List<String> spend);
}
