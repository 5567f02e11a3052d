import { IMAGE_PRESETS, type ImagePreset, type ImageSize } from '../../figures';

export type ImageFormat = 'png' | 'svg';
export const SIZE_CHOICES = ['column', 'page', 'slide', 'px', 'cm'] as const;
export type SizeChoice = (typeof SIZE_CHOICES)[number];

/** The format and size that were chosen last: the figures of one report are of one size. */
class ImageChoice {
  format = $state<ImageFormat>('png');
  choice = $state<SizeChoice>('page');
  widthPx = $state(1200);
  widthCm = $state(12);
  dpi = $state(300);

  get size(): ImageSize {
    if (this.choice === 'px') return { unit: 'px', width: this.widthPx };
    if (this.choice === 'cm') return { unit: 'cm', width: this.widthCm, dpi: this.dpi };
    return IMAGE_PRESETS[this.choice satisfies ImagePreset];
  }
}

export const imageChoice = new ImageChoice();
