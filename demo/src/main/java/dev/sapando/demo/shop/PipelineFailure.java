package dev.sapando.demo.shop;

/** The pipeline gave no usable answer, in one sentence. */
public final class PipelineFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean refusal;

    public PipelineFailure(String sentence) {
        this(sentence, false);
    }

    /** @param refusal whether the request itself was refused, so that the same one never succeeds */
    PipelineFailure(String sentence, boolean refusal) {
        super(sentence);
        this.refusal = refusal;
    }

    public PipelineFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        refusal = false;
    }

    boolean isRefusal() {
        return refusal;
    }
}
