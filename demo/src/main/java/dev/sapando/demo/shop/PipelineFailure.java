package dev.sapando.demo.shop;

/** The pipeline gave no usable answer, in one sentence. */
public final class PipelineFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PipelineFailure(String sentence) {
        super(sentence);
    }

    public PipelineFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
