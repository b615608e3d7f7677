"""What is kept between reruns by build id: answers, figures, finished HTML."""
